-- A snapshot may look at one more product than the catalog calls retired: a move from any product to another.
-- { product: what it is called or its offer id, targets: [directory SKU] }
alter table snapshots add column also jsonb;
