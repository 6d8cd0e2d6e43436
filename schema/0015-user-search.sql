-- Somebody by the beginning of their last name, or of the domain of their user principal name: all of one domain are one entry.
create index snapshot_holders_by_last_name on snapshot_holders (snapshot_id, regexp_replace(display_key, '^(.*) ([^ ]+)$', '\2 \1') text_pattern_ops)
  where strpos(display_key, ' ') > 0;
create index snapshot_holders_by_domain on snapshot_holders (snapshot_id, split_part(lower(user_principal_name), '@', 2) text_pattern_ops);

-- Somebody whom a run moved, by the beginning of a name, too: scans after it do not see them.
drop index user_moves_by_name;
create index user_moves_by_name on user_moves (lower(user_principal_name) text_pattern_ops);
