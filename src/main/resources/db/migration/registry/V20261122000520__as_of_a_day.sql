-- The registry as it stood on a day, whatever was sold or measured since: what a roll is made from.
create function registry.parts_on(compound uuid, day date)
  returns table (part_id uuid, building_id uuid, stairwell_id uuid, use text, area_x100 bigint, basis text) language sql stable as $$
  select p.id, b.id, s.id, coalesce(u.use, p.use), a.area_x100, a.basis
    from registry.part p
    join registry.stairwell s on s.id = p.stairwell_id
    join registry.building b on b.id = s.building_id
    left join lateral (
      select use from registry.part_use u
       where u.part_id = p.id and u.state = 'STANDING' and u.from_on <= day
       order by u.from_on desc, u.id desc limit 1) u on true
    left join lateral (
      select area_x100, basis from registry.part_area a
       where a.part_id = p.id and a.state = 'STANDING' and a.from_on <= day
       order by array_position(array['REGISTERED', 'SURVEYED', 'CONTRACTED'], a.basis), a.from_on desc, a.id desc
       limit 1) a on true
   where b.compound_id = compound and p.state = 'STANDING'
$$;

-- An ownership that was written down wrongly was never one; the rows that correct it say how it was.
create function registry.holders_on(compound uuid, day date)
  returns table (part_id uuid, person_id uuid, organisation_id uuid, standing text, represents boolean) language sql stable as $$
  select o.part_id, o.person_id, o.organisation_id, o.standing, o.represents
    from registry.ownership o
    join registry.part p on p.id = o.part_id
    join registry.stairwell s on s.id = p.stairwell_id
    join registry.building b on b.id = s.building_id
    left join registry.ownership_end e on e.ownership_id = o.id and e.state = 'STANDING'
   where b.compound_id = compound
     and o.state = 'STANDING'
     and o.from_on <= day
     and (o.until_on is null or o.until_on > day)
     and (e.id is null or (e.reason <> 'CORRECTED' and e.until_on > day))
$$;
