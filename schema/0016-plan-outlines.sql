-- A part's replacements without their users, for lists over thousands of parts. Of a part that an earlier version stored, null: it is
-- read from the part's text. Nothing is carried out by it.
alter table customer_plans add column outline jsonb;
