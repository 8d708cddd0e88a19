package anju.access;

import anju.city.City;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of people, every field sealed. */
@Component
class Persons {
    private static final String NAME = "access.person.name_enc";
    private static final String PHONE = "access.person.phone_enc";
    private static final String IDENTITY = "access.person.identity_enc";
    /** Rows in one statement: few enough to keep its arrays small, enough that its cost does not count. */
    private static final int BATCH = 1000;

    private final JdbcClient db;
    private final Vault vault;

    Persons(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    List<UUID> holding(Role role, String placePath) {
        return db.sql("""
                select distinct person_id from access.role_grant
                 where role = :role and from_at <= :now and state = 'HELD'
                   and place_path = any (cast(:covering as text[]))
                 order by person_id""")
                .param("role", role.name())
                .param("now", Timestamp.from(City.current().now()))
                .param("covering", Grant.covering(placePath))
                .query(UUID.class)
                .list();
    }

    void insert(Map<UUID, NewPerson> fresh) {
        var now = Timestamp.from(City.current().now());
        for (var batch : batches(List.copyOf(fresh.entrySet()))) {
            var ids = batch.stream().map(Map.Entry::getKey).toArray(UUID[]::new);
            var sealed = batch.stream()
                    .map(row -> sealed(row.getKey(), row.getValue()))
                    .toList();
            db.sql("""
                    insert into access.person
                      (id, name_enc, phone_enc, phone_hmac, identity_enc, identity_hmac, created_at)
                    select r.*, :now
                      from unnest(:ids::uuid[], :names::bytea[], :phones::bytea[], :phoneHmacs::bytea[],
                                  :identities::bytea[], :identityHmacs::bytea[]) r""")
                    .param("now", now)
                    .param("ids", ids)
                    .param("names", sealed.stream().map(Sealed::name).toArray(byte[][]::new))
                    .param("phones", sealed.stream().map(Sealed::phone).toArray(byte[][]::new))
                    .param("phoneHmacs", sealed.stream().map(Sealed::phoneHmac).toArray(byte[][]::new))
                    .param("identities", sealed.stream().map(Sealed::identity).toArray(byte[][]::new))
                    .param(
                            "identityHmacs",
                            sealed.stream().map(Sealed::identityHmac).toArray(byte[][]::new))
                    .update();
        }
    }

    /** Adds the numbers that are missing in our books; leaves those that are there. */
    void fillIn(UUID id, NewPerson person) {
        var phone = person.phone();
        var identity = person.identity();
        if (phone != null) {
            db.sql("update access.person set phone_enc = ?, phone_hmac = ? where id = ? and phone_enc is null")
                    .params(vault.seal(PHONE, id, phone.digits()), phoneHmac(phone), id)
                    .update();
        }
        if (identity != null) {
            db.sql("update access.person set identity_enc = ?, identity_hmac = ? where id = ? and identity_enc is null")
                    .params(vault.seal(IDENTITY, id, identity.characters()), identityHmac(identity), id)
                    .update();
        }
    }

    Known knownAs(List<NewPerson> people) {
        var identities = new ArrayList<byte[]>();
        var phones = new ArrayList<byte[]>();
        for (var person : people) {
            if (person.identity() != null) {
                identities.add(identityHmac(person.identity()));
            }
            if (person.phone() != null) {
                phones.add(phoneHmac(person.phone()));
            }
        }
        var known = new Known();
        find("identity_hmac", identities).forEach(row -> known.byIdentity.put(hex(row.identityHmac), row));
        find("phone_hmac", phones)
                .forEach(row -> known.byPhone
                        .computeIfAbsent(hex(row.phoneHmac), _ -> new ArrayList<>())
                        .add(row));
        return known;
    }

    List<UUID> withPhone(Phone phone) {
        return db.sql("select id from access.person where phone_hmac = ? order by created_at, id")
                .param(phoneHmac(phone))
                .query(UUID.class)
                .list();
    }

    Optional<UUID> withIdentity(IdentityNumber identity) {
        return db.sql("select id from access.person where identity_hmac = ?")
                .param(identityHmac(identity))
                .query(UUID.class)
                .optional();
    }

    Map<UUID, String> names(Collection<UUID> people) {
        return opened("name_enc", NAME, people);
    }

    Map<UUID, String> phones(Collection<UUID> people) {
        return opened("phone_enc", PHONE, people);
    }

    Map<UUID, String> identities(Collection<UUID> people) {
        return opened("identity_enc", IDENTITY, people);
    }

    String openName(UUID id, byte[] sealed) {
        return vault.open(NAME, id, sealed);
    }

    byte[] phoneHmac(Phone phone) {
        return vault.digest("phone", phone.digits());
    }

    private byte[] identityHmac(IdentityNumber identity) {
        return vault.digest("identity", identity.characters());
    }

    /** {@code column} is one of this class's own words, never input. */
    private Map<UUID, String> opened(String column, String sealedAs, Collection<UUID> people) {
        var texts = new LinkedHashMap<UUID, String>();
        for (var batch : batches(people.stream().distinct().toList())) {
            db.sql("select p.id, p." + column + " from unnest(?::uuid[]) with ordinality wanted(id, n)"
                            + " join access.person p on p.id = wanted.id where p." + column
                            + " is not null order by wanted.n")
                    .param(batch.toArray(UUID[]::new))
                    .query(row -> {
                        var id = row.getObject(1, UUID.class);
                        texts.put(id, vault.open(sealedAs, id, row.getBytes(2)));
                    });
        }
        return texts;
    }

    private List<Row> find(String column, List<byte[]> digests) {
        var rows = new ArrayList<Row>();
        for (var batch : batches(digests)) {
            db.sql("select id, name_enc, phone_hmac, identity_hmac from access.person where " + column
                            + " = any(?::bytea[]) order by created_at, id")
                    .param(batch.toArray(byte[][]::new))
                    .query(row -> {
                        var id = row.getObject(1, UUID.class);
                        rows.add(new Row(id, vault.open(NAME, id, row.getBytes(2)), row.getBytes(3), row.getBytes(4)));
                    });
        }
        return rows;
    }

    private Sealed sealed(UUID id, NewPerson person) {
        var phone = person.phone();
        var identity = person.identity();
        return new Sealed(
                vault.seal(NAME, id, person.name()),
                phone == null ? null : vault.seal(PHONE, id, phone.digits()),
                phone == null ? null : phoneHmac(phone),
                identity == null ? null : vault.seal(IDENTITY, id, identity.characters()),
                identity == null ? null : identityHmac(identity));
    }

    private static <T> List<List<T>> batches(List<T> all) {
        var batches = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(from + BATCH, all.size())));
        }
        return batches;
    }

    private static String hex(byte @Nullable [] digest) {
        return digest == null ? "" : HexFormat.of().formatHex(digest);
    }

    /** People of the books who share a number with somebody on a list. */
    final class Known {
        private final Map<String, Row> byIdentity = new HashMap<>();
        private final Map<String, List<Row>> byPhone = new HashMap<>();

        People.Match match(NewPerson person) {
            var identity = person.identity() == null ? null : identityHmac(person.identity());
            var same = identity == null ? null : byIdentity.get(hex(identity));
            if (same != null) {
                return new People.Match(same.id, same.name.equals(person.name()));
            }
            if (person.phone() != null) {
                for (var row : byPhone.getOrDefault(hex(phoneHmac(person.phone())), List.of())) {
                    boolean oneMayBeOther = identity == null || row.identityHmac == null;
                    if (oneMayBeOther && row.name.equals(person.name())) {
                        return new People.Match(row.id, true);
                    }
                }
            }
            return People.Match.NOBODY;
        }
    }

    private record Row(UUID id, String name, byte @Nullable [] phoneHmac, byte @Nullable [] identityHmac) {}

    private record Sealed(
            byte[] name,
            byte @Nullable [] phone,
            byte @Nullable [] phoneHmac,
            byte @Nullable [] identity,
            byte @Nullable [] identityHmac) {}
}
