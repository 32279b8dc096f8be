# Two commands are all a newcomer needs: `make run` and `make test`.
PYTHON ?= python3.11
VENV := .venv
export OMP_NUM_THREADS := 1

.PHONY: run test clean

run: $(VENV)/installed
	exec $(VENV)/bin/neuvo serve

test: $(VENV)/installed-for-tests
	tests/run

# Recipes run again only when the packages they install have changed.
$(VENV)/bin/pip:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/pip pyproject.toml constraints.txt
	$(VENV)/bin/pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/installed-for-tests: $(VENV)/bin/pip pyproject.toml constraints.txt
	$(VENV)/bin/pip install --quiet --constraint constraints.txt --editable '.[sentence-transformers,evals,dev]'
	touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) build *.egg-info
