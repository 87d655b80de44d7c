"""Writes the Parquet files of __fixtures__/parquet and what pyarrow itself reads from them (pip install pyarrow).

Every codec and encoding that pyarrow writes, over the same rows: text with few and with many values, integers, numbers, booleans, nulls.
"""

import json
import pathlib

import pyarrow as pa
import pyarrow.parquet as pq

OUT = pathlib.Path(__file__).resolve().parents[2] / "__fixtures__" / "parquet"
OUT.mkdir(parents=True, exist_ok=True)

N = 300
LABELS = ["ham", "spam", "später", None]
table = pa.table(
    {
        "id": [f"example-{i:04d}" for i in range(N)],
        "actual": [LABELS[i % 3] for i in range(N)],
        "predicted": [LABELS[(i * 7) % 4] for i in range(N)],
        "int64": pa.array([None if i % 11 == 0 else i - 5 for i in range(N)], pa.int64()),
        "big": pa.array([2**53 + 1 + i for i in range(N)], pa.int64()),
        "uint64": pa.array([2**64 - 1 - i for i in range(N)], pa.uint64()),
        "int8": pa.array([i % 100 - 50 for i in range(N)], pa.int8()),
        "uint32": pa.array([2**32 - 1 - i for i in range(N)], pa.uint32()),
        "double": pa.array([None if i == 3 else float("nan") if i == 4 else i / 4 for i in range(N)], pa.float64()),
        "bool": [None if i == 7 else i % 3 == 0 for i in range(N)],
    }
)

files = {
    "none-plain": dict(compression="none", use_dictionary=False),
    "none-dictionary": dict(compression="none"),
    "snappy": dict(compression="snappy"),
    "gzip": dict(compression="gzip"),
    "zstd": dict(compression="zstd"),
    "lz4": dict(compression="lz4"),
    "brotli": dict(compression="brotli"),
    "version-2-pages": dict(compression="zstd", data_page_version="2.0"),
    "delta": dict(
        compression="snappy",
        use_dictionary=False,
        column_encoding={"id": "DELTA_BYTE_ARRAY", "actual": "DELTA_LENGTH_BYTE_ARRAY", "int64": "DELTA_BINARY_PACKED", "double": "BYTE_STREAM_SPLIT"},
    ),
    "small-groups-and-pages": dict(compression="snappy", row_group_size=70, data_page_size=64, write_batch_size=16),
}
for name, options in files.items():
    pq.write_table(table, OUT / f"{name}.parquet", **options)


def shown(value):
    if value is None or value != value:
        return None
    if isinstance(value, bool):
        return "?true" if value else "?false"
    if isinstance(value, float):
        return f"#{int(value)}" if value.is_integer() else f"#{value}"
    return value if isinstance(value, str) else f"#{value}"


read = pq.read_table(OUT / "none-plain.parquet")
(OUT / "rows.json").write_text(
    json.dumps({"columns": read.column_names, "rows": [[shown(v) for v in row.values()] for row in read.to_pylist()]}, ensure_ascii=False, indent=None).replace("], [", "],\n[") + "\n"
)

odd = pa.table(
    {
        "id": ["a", "b"],
        "list": pa.array([[1], [2, 3]], pa.list_(pa.int64())),
        "struct": pa.array([{"x": 1}, {"x": 2}]),
        "day": pa.array([1, 2], pa.date32()),
        "decimal": pa.array([1, 2], pa.decimal128(5, 2)),
        "time": pa.array([1, 2], pa.timestamp("us")),
        "bytes": pa.array([b"ok", b"\xff\xfe"], pa.binary()),
        "label": pa.array([0, 5], pa.int64()),
        "nothing": pa.array([None, None], pa.string()),
    }
).replace_schema_metadata({"huggingface": json.dumps({"info": {"features": {"label": {"_type": "ClassLabel", "names": ["neg", "pos"]}}}})})
pq.write_table(odd, OUT / "odd-columns.parquet")
pq.write_table(table.slice(0, 0), OUT / "no-rows.parquet")


def as_json(value):
    """What the product makes of a nested value: JSON, and null for what JSON has no word for."""
    if isinstance(value, dict):
        return {name: as_json(own) for name, own in value.items()}
    if isinstance(value, list):
        return [as_json(own) for own in value]
    return None if isinstance(value, float) and value != value else value


names = ["joy", "love", "anger"]
nested = pa.table(
    {
        "id": [f"n{i}" for i in range(120)],
        "texts": pa.array([None if i % 13 == 0 else [] if i % 7 == 0 else [f"label {k}" for k in range(i % 4)] + ([None] if i % 5 == 0 else []) for i in range(120)], pa.list_(pa.string())),
        "classes": pa.array([[k for k in range(3) if (i >> k) & 1] for i in range(120)], pa.list_(pa.int64())),
        "probabilities": pa.array([[i / 120, 1 - i / 120] for i in range(120)], pa.list_(pa.float64())),
        "spans": pa.array([[{"start": k, "end": k + i % 3 + 1, "label": f"T{k}"} for k in range(i % 3)] for i in range(120)], pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int64()), ("label", pa.string())]))),
        "scores": pa.array([None if i % 11 == 0 else {"ham": i / 4, "spam": None if i % 6 == 0 else float(i)} for i in range(120)], pa.struct([("ham", pa.float64()), ("spam", pa.float32())])),
        "map": pa.array([[(f"k{k}", k) for k in range(i % 3)] for i in range(120)], pa.map_(pa.string(), pa.int32())),
        "deep": pa.array([[[i, i + 1], []] if i % 2 else [] for i in range(120)], pa.list_(pa.list_(pa.int64()))),
    }
).replace_schema_metadata({"huggingface": json.dumps({"info": {"features": {"classes": {"_type": "List", "feature": {"_type": "ClassLabel", "names": names}}}}})})
for name, options in {"nested": dict(compression="snappy", row_group_size=50), "nested-version-2-small-pages": dict(compression="zstd", data_page_version="2.0", data_page_size=64, write_batch_size=8, row_group_size=70)}.items():
    pq.write_table(nested, OUT / f"{name}.parquet", **options)
rows = []
for row in pq.read_table(OUT / "nested.parquet").to_pylist():
    row["classes"] = [names[k] for k in row["classes"]]
    row["map"] = dict(row["map"])
    rows.append([as_json(value) for value in row.values()])
(OUT / "nested.json").write_text(json.dumps({"columns": nested.column_names, "rows": rows}, ensure_ascii=False).replace("], [\"n", "],\n[\"n") + "\n")

tool = pa.table(
    {
        "idx": pa.array([10, 11, 12, 13], pa.int32()),
        "sentence": ["great phone", "arrived broken", "it is a phone", "late"],
        "label": pa.array([1, 0, -1, 0], pa.int64()),
        "prediction": ["positive", "positive", "negative", None],
    }
).replace_schema_metadata(
    {"huggingface": json.dumps({"info": {"features": {"label": {"names": ["negative", "positive"], "_type": "ClassLabel"}, "sentence": {"dtype": "string", "_type": "Value"}}}})}
)
directory = OUT.parent / "formats" / "parquet"
directory.mkdir(parents=True, exist_ok=True)
pq.write_table(tool, directory / "predictions.parquet")

# The same documents as in the JSON beside it, as `datasets` would keep them: what is expected of both is the same.
entities = OUT.parent / "entities"
records = [json.loads(line) for line in (entities / "hugging-face-aggregated" / "out.jsonl").read_text().splitlines()]
span = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("label", pa.string())])
group = pa.struct([("entity_group", pa.string()), ("score", pa.float32()), ("word", pa.string()), ("start", pa.int64()), ("end", pa.int64())])
(entities / "parquet").mkdir(exist_ok=True)
pq.write_table(
    pa.table(
        {
            "id": [record["id"] for record in records],
            "text": [record["text"] for record in records],
            "gold": pa.array([record["gold"] for record in records], pa.list_(span)),
            "entities": pa.array([record["entities"] for record in records], pa.list_(group)),
        }
    ),
    entities / "parquet" / "out.parquet",
)
