"""The command `conveyor`: one thin file per verb."""
