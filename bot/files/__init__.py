"""Files in and out: the normalised CSV form, sales pipelines, the tables of an analysis."""
