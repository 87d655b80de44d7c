"""Reference entities and scores from seqeval 1.2.2.

    python scripts/golden/seqeval_entities.py > __fixtures__/seqeval/seqeval-1.2.2.json

Random tags with a fixed seed, well-formed and not: for every scheme the entities of the strict mode, for the prefixes that the default mode
knows those of the default mode, and precision, recall, F1 and support of two such readings per type and averaged. Tags stand in one string a
sentence. An entity is [sentence, type, start, end), as seqeval gives it in the strict mode.
"""

import json
import random
import warnings

from seqeval.metrics.sequence_labeling import get_entities
from seqeval.metrics.sequence_labeling import precision_recall_fscore_support as default_scores
from seqeval.metrics.v1 import precision_recall_fscore_support as strict_scores
from seqeval.scheme import BILOU, IOB1, IOB2, IOBES, IOE1, IOE2, Entities

SCHEMES = {"IOB1": IOB1, "IOB2": IOB2, "IOE1": IOE1, "IOE2": IOE2, "IOBES": IOBES, "BILOU": BILOU}
PREFIXES = {"IOB1": "IB", "IOB2": "IB", "IOE1": "IE", "IOE2": "IE", "IOBES": "IBES", "BILOU": "IBLU"}
TYPES = ["PER", "LOC", "creative-work", ""]


def sentence(rng, prefixes):
    tags = []
    for _ in range(rng.randint(1, 12)):
        if rng.random() < 0.3:
            tags.append("O")
        else:
            kind = rng.choices(TYPES, [5, 4, 3, 1])[0]
            tags.append(rng.choice(prefixes) + ("-" + kind if kind else ""))
    return tags


def disturbed(rng, tags, prefixes):
    return [sentence(rng, prefixes)[0] if rng.random() < 0.25 else tag for tag in tags]


def measured(scores, gold, predicted, **options):
    names = ["precision", "recall", "f1", "support"]
    per_type = scores(gold, predicted, average=None, **options)
    result = {"types": [dict(zip(names, map(float, row))) for row in zip(*per_type)]}
    for average in ["micro", "macro", "weighted"]:
        result[average] = dict(zip(names, map(float, scores(gold, predicted, average=average, **options))))
    return result


def strict(sentences, scheme):
    return [list(entity.to_tuple()) for found in Entities(sentences, SCHEMES[scheme]).entities for entity in found]


def default(sentences):
    return [[n, *(kind, start, end + 1)] for n, tags in enumerate(sentences) for kind, start, end in get_entities(tags)]


def case(rng, scheme):
    gold = [sentence(rng, PREFIXES[scheme]) for _ in range(40)]
    predicted = [disturbed(rng, tags, PREFIXES[scheme]) for tags in gold]
    result = {
        "scheme": scheme,
        "gold": [" ".join(tags) for tags in gold],
        "predicted": [" ".join(tags) for tags in predicted],
        "strict": {"gold": strict(gold, scheme), "predicted": strict(predicted, scheme), "scores": measured(strict_scores, gold, predicted, scheme=SCHEMES[scheme])},
    }
    if scheme != "BILOU":  # the default mode does not know L and U
        result["default"] = {"gold": default(gold), "predicted": default(predicted), "scores": measured(default_scores, gold, predicted)}
    return result


warnings.simplefilter("ignore")
rng = random.Random(20261125)
print(json.dumps({"source": "seqeval 1.2.2", "cases": [case(rng, scheme) for scheme in SCHEMES for _ in range(3)]}, separators=(",", ":")))
