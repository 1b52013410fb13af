"""Write the golden reading of the seed article anew: `python -m tests.golden.write`, then read `git diff`."""

import json

from picket.ingest import read_file
from picket.nlp.pipeline import Engine
from tests.nlp.test_pipeline import GOLDEN, SEED, as_golden

if __name__ == "__main__":
    document, _ = read_file(SEED)
    GOLDEN.write_text(
        json.dumps(as_golden(Engine().read(document)), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
