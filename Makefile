# Without make: run the scripts.
.PHONY: demo test

demo:
	scripts/demo

test:
	scripts/test
