-- Up Migration

-- Text as searches compare it: without case, accents, and differences of Unicode form, so that "muller" finds "Müller"
-- however either was entered. Both sides of a search go through it: one function decides what matches.
create function search_text(shown text) returns text
  language sql immutable parallel safe
as $$
  select case
    -- Most texts are ASCII, which has nothing to decompose.
    when octet_length(shown) = length(shown) then lower(shown)
    else translate(
      replace(replace(replace(lower(regexp_replace(normalize(shown, NFKD), '[\u0300-\u036f]', '', 'g')),
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
      'øłđı', 'oldi')
  end
$$;

-- Down Migration

drop function search_text(text);
