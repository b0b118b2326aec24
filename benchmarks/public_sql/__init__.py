"""What ``benchmarks/sql_public.py`` is made of: pages, rows, engines, a comparison."""
