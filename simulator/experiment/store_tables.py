"""The tables of the ledger of a study."""

TABLES = """
create table if not exists study (hash text primary key, seed integer not null, model text not null);
create table if not exists scenarios (
    position integer primary key, name text not null, fingerprint text not null, facts text not null);
create table if not exists outcomes (
    scenario text, replication integer, model text, packed blob not null, seconds real not null,
    primary key (scenario, replication, model));
create table if not exists failures (
    scenario text, replication integer, model text, message text not null, details text not null, command text,
    primary key (scenario, replication, model));
create table if not exists sessions (
    started text not null, ended text, replications integer not null, indifference real not null,
    versions text not null, platform text not null, git_commit text);
"""
PRECISIONS = "create table if not exists precisions (session integer primary key, asked text not null)"
"""Made when it is first needed: ledgers of versions that knew of no precision are read as well."""
TUNINGS = "create table if not exists tunings (first integer not null, facts text not null)"
"""Made where designs were tuned before they were compared: on which replications, and what was done."""
SHARED = ("ledger.sqlite", "failed-")
"""How files begin that a search may have left in the folder of a study that stands alone: runs, and failed designs."""
