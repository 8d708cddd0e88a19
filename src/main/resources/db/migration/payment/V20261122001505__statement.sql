-- The bank's statement as the finance bureau received it. Of its lines only what pays is kept, and of those neither name nor
-- account of whoever was paid: these stay in the file, which is encrypted. The same file is received once.
create table payment.statement (
  id         uuid primary key,
  sha256     bytea not null unique check (octet_length(sha256) = 32),
  file_id    uuid not null unique references attachment.file,
  file_name  text not null check (file_name <> ''),
  place_path text not null check (place_path ~ '^/'),
  lines      int not null check (lines > 0),
  others     int not null check (others >= 0),
  read_by    uuid not null references access.person,
  read_at    timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'payment.statement.received'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on payment.statement (read_at);
comment on table payment.statement is 'official: statements of the bank; each file is received once';

create table payment.statement_line (
  statement_id uuid not null references payment.statement,
  row_number   int not null check (row_number > 0),
  reference    text not null check (reference <> ''),
  paid_on      date not null,
  amount_fen   bigint not null check (amount_fen > 0),
  codes        text not null default '' check (codes ~ '^(FK-[0-9]{4}-[0-9]{4,}( |$))*$'),
  primary key (statement_id, row_number),
  unique (statement_id, row_number, reference, paid_on)
);
create index on payment.statement_line (codes);
comment on table payment.statement_line is 'part of payment.statement: money that went out, with the payments its remark names';
create trigger comes_with_parent before insert on payment.statement_line for each row execute function city.comes_with_parent('payment', 'statement', 'statement_id');

-- A payment confirmed by a line of a statement carries that line's reference and day.
alter table payment.payment_step
  add column statement_id uuid,
  add column statement_row int,
  add check ((statement_id is null) = (statement_row is null) and (statement_id is null or to_state = 'PAID')),
  add foreign key (statement_id, statement_row, bank_reference, occurred_on)
    references payment.statement_line (statement_id, row_number, reference, paid_on);
create unique index line_pays_once on payment.payment_step (statement_id, statement_row) where statement_id is not null;

-- A trigger because the line's amount and the number in its remark are compared with the payment in another table.
create function payment.line_is_of_payment() returns trigger language plpgsql as $$
begin
  if not exists (select from payment.statement_line l join payment.payment p on p.id = new.payment_id
                  where l.statement_id = new.statement_id and l.row_number = new.statement_row
                    and l.amount_fen = p.amount_fen and l.codes = p.code) then
    raise exception 'line % of the statement is not of payment %', new.statement_row, new.payment_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger line_is_of_payment before insert on payment.payment_step for each row
  when (new.statement_id is not null) execute function payment.line_is_of_payment();
