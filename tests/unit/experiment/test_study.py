import pytest
from fakes import scenario, study

from simulator.experiment import provenance
from simulator.experiment.study import Study, StudyError, Unit, slug


def refused(scenarios, replications=10, seed=0):
    with pytest.raises(StudyError) as trouble:
        Study.of(scenarios, replications, seed)
    told = str(trouble.value)
    assert "\n" not in told
    return told


def test_runs_are_known_beforehand_and_pairs_stand_together():
    assert list(study(2).units()) == [Unit(0, 0), Unit(1, 0), Unit(0, 1), Unit(1, 1)]


def test_the_hash_grows_with_nothing_but_what_identifies_the_study():
    one = study(10)
    assert one.hash == study(1000).hash
    assert len({one.hash, study(10, seed=1).hash, study(10, designs=("conveyor", "universal")).hash}) == 3
    changed = Study.of([scenario("universal", 11), scenario("conveyor")], 10)
    assert changed.hash != one.hash


def test_the_name_is_fit_for_a_folder():
    assert study().name == f"universal-vs-conveyor-{study().hash}"
    many = Study.of([scenario(f"Отдел {number} / x") for number in range(5)], 10)
    assert many.name == f"отдел_0_x-vs-отдел_1_x-vs-отдел_2_x-and-2-more-{many.hash}"
    assert slug("../..") == "design"
    assert len(slug("n" * 80)) == 40


def test_two_designs_of_one_name():
    assert "two designs are called 'universal'" in refused([scenario(), scenario()])


def test_designs_on_different_markets():
    other = scenario("conveyor", market={"neglect_multiplier": 3, "discount": 0.1})
    told = refused([scenario(), other])
    assert "market.neglect_multiplier, market.discount" in told
    assert "--market" in told


def test_designs_over_different_times():
    assert "differ in horizon" in refused([scenario(), scenario("conveyor", horizon="24 months")])


def test_a_long_list_of_differences_is_cut():
    wages = {"wages": {"prospecting": 2, "qualifying": 2, "closing": 2, "serving": 2, "developing": 2}}
    other = scenario("conveyor", market={"labour": wages})
    assert "market.labour.wages.serving and 1 more" in refused([scenario(), other])


@pytest.mark.parametrize("replications", [0, -3, 10**9])
def test_absurd_numbers_of_replications(replications):
    assert "replications" in refused([scenario()], replications)


@pytest.mark.parametrize("seed", [-1, 2**70])
def test_absurd_seeds(seed):
    assert "seed" in refused([scenario()], 10, seed)


def test_no_design():
    assert "no design" in refused([])


def test_the_version_of_the_model_changes_with_its_sources_only(tmp_path, monkeypatch):
    for floor in (*provenance.DECIDES_RESULTS, "report"):
        (tmp_path / floor).mkdir()
        (tmp_path / floor / "one.py").write_bytes(b"x = 1\n")
    monkeypatch.setattr(provenance, "PACKAGE", tmp_path)

    def now():
        provenance.model_version.cache_clear()
        return provenance.model_version()

    before = now()
    (tmp_path / "report" / "one.py").write_bytes(b"x = 2\n")
    (tmp_path / "model" / "one.py").write_bytes(b"x = 1\r\n")
    assert now() == before
    (tmp_path / "model" / "one.py").write_bytes(b"x = 2\n")
    assert now() != before
    monkeypatch.undo()
    provenance.model_version.cache_clear()


def test_the_commit_is_known_in_a_clone_only(tmp_path, monkeypatch):
    found = provenance.git_commit()
    assert found is None or len(found.removesuffix("-dirty")) == 40
    monkeypatch.setattr(provenance, "PACKAGE", tmp_path / "simulator")
    assert provenance.git_commit() is None
