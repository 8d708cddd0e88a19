package anju.stewardship;

import anju.city.City;
import anju.city.Locks;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Warranty claims in the database. */
@Component
class Claims {
    private final JdbcClient db;

    Claims(JdbcClient db) {
        this.db = db;
    }

    void lock(UUID asset) {
        Locks.hold(db, "claim:" + asset);
    }

    Optional<Covered> covered(UUID asset, UUID origin) {
        return db.sql("""
                select s.compound_id, k.contractor_id, a.warranty_until_on as until_on
                  from stewardship.asset_origin o
                  join stewardship.asset s on s.id = o.asset_id
                  join works.accepted a on a.accepted_line_id = o.accepted_line_id
                  join works.contract k on k.id = a.contract_id
                 where o.asset_id = ? and o.accepted_line_id = ?""").params(asset, origin).query(Covered.class).optional();
    }

    Optional<Claimed.AlreadyOpen> open(UUID asset, UUID origin) {
        return db.sql("""
                select id as claim, code from stewardship.warranty_claim
                 where asset_id = ? and accepted_line_id = ? and state in ('SENT', 'MENDED') order by code limit 1""")
                .params(asset, origin)
                .query(Claimed.AlreadyOpen.class)
                .optional();
    }

    Optional<Claim> find(UUID claim) {
        return db.sql("""
                select w.id, w.code, w.asset_id, a.compound_id, w.contractor_id, w.request_id, w.state, w.claimed_by
                  from stewardship.warranty_claim w join stewardship.asset a on a.id = w.asset_id where w.id = ?""").param(claim).query(Claim.class).optional();
    }

    @Nullable
    UUID mendedBy(UUID claim) {
        return db.sql("""
                select by_person from stewardship.warranty_claim_step
                 where claim_id = ? and to_state = 'MENDED' order by at desc limit 1""").param(claim).query(UUID.class).optional().orElse(null);
    }

    String nextCode() {
        return db.sql("select 'BX-' || ? || '-' || to_char(nextval('stewardship.claim_code'), 'FM0000')")
                .param(Integer.toString(City.current().today().getYear()))
                .query(String.class)
                .single();
    }

    List<String> standingOn(UUID acceptance) {
        return db.sql("""
                select w.code from stewardship.warranty_claim w
                  join works.accepted a on a.accepted_line_id = w.accepted_line_id
                 where a.acceptance_id = ? and w.state in ('SENT', 'MENDED') order by w.code""").param(acceptance).query(String.class).list();
    }

    /** Claims on the work of a contract that are not settled. */
    List<String> openOn(UUID contract) {
        return db.sql("""
                select w.code from stewardship.warranty_claim w
                  join works.accepted a on a.accepted_line_id = w.accepted_line_id
                 where a.contract_id = ? and w.state in ('SENT', 'MENDED') order by w.code""").param(contract).query(String.class).list();
    }

    void insert(Fresh claim, UUID by, UUID act) {
        db.sql("""
                insert into stewardship.warranty_claim (id, code, asset_id, accepted_line_id, contractor_id, what, urgent, photo_id, request_id,
                                                        warranty_until_on, claimed_on, answer_by, mend_by_on, claimed_by, claimed_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(claim.id(), claim.code(), claim.asset(), claim.origin())
                .params(claim.covered().contractorId(), claim.what(), claim.urgent())
                .param(claim.photo())
                .param(claim.request())
                .param(Date.valueOf(
                        java.util.Objects.requireNonNull(claim.covered().untilOn())))
                .params(Date.valueOf(claim.on()), Timestamp.from(claim.answerBy()), Date.valueOf(claim.mendBy()))
                .params(by, Timestamp.from(City.current().now()), act, StewardshipAct.WARRANTY_CLAIMED.code())
                .update();
    }

    void step(UUID claim, ClaimState to, String note, @Nullable UUID photo, UUID by, StewardshipAct deed, UUID act) {
        db.sql("""
                insert into stewardship.warranty_claim_step (id, claim_id, to_state, note, photo_id, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), claim, to.name(), note)
                .param(photo)
                .params(by, Timestamp.from(City.current().now()), act, deed.code())
                .update();
    }

    /** Accepted work as a claim needs it. */
    record Covered(
            UUID compoundId, UUID contractorId, @Nullable LocalDate untilOn) {}

    record Fresh(
            UUID id,
            String code,
            UUID asset,
            UUID origin,
            Covered covered,
            String what,
            boolean urgent,
            @Nullable UUID photo,
            @Nullable UUID request,
            LocalDate on,
            Instant answerBy,
            LocalDate mendBy) {}

    record Claim(
            UUID id,
            String code,
            UUID assetId,
            UUID compoundId,
            UUID contractorId,
            @Nullable UUID requestId,
            ClaimState state,
            UUID claimedBy) {}
}
