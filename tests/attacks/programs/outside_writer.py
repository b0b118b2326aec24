# tries: to write outside the scratch folder
# endings: exited
# verdicts: WA
import os

for folder in ("/", "/usr", "/usr/local/bin", "/etc", "/dev/shm/..", "/var/tmp", "@FOLDER@", os.path.dirname(__file__)):
    try:
        with open(f"{folder}/escaped-judge-attack", "w") as file:
            file.write("x")
        print("ESCAPED", folder)
    except OSError:
        print("refused")
