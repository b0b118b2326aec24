NAME = "{{name}}"
