"""Say what evidence means for a claim, one module a kind; `protocol` says what each must offer."""
