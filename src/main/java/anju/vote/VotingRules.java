package anju.vote;

import anju.access.Role;
import anju.money.Fraction;
import anju.policy.Rules;
import java.util.List;
import java.util.Map;

/**
 * How owners decide (Civil Code art. 278).
 *
 * @param quorumArea share of all exclusive area that must take part
 * @param quorumHeads share of all heads that must take part
 * @param majorities of those taking part; a place may ask more for a lift than the law, never less
 * @param openDaysMin shortest time a vote may stay open
 * @param openDaysMax longest time a vote may stay open
 * @param noticeDays days between the notice of the matters and the opening
 * @param parkingCounts parking spaces with a title of their own are on the roll
 * @param storageCounts storage rooms with a title of their own are on the roll
 * @param mergesCoOwners someone who owns one part alone and another with a spouse is one head, not two
 * @param deliveryAttempts attempts, each on a day of its own, before a ballot may be posted at the door
 * @param boxWitnesses people before whom the ballot box is opened, besides whoever opens it
 * @param proxyHeadsMax heads one proxy may vote for in a vote (Zhoushan and Heze cap it; the Civil Code leaves it open)
 * @param proxiesBarred nobody with one of these offices at the place may be a proxy
 * @param resultDays days within which a counted result is published
 * @param rollObjectionDays days from the agenda's publication in which owners may object to the roll; none: until it is frozen
 */
@Rules
public record VotingRules(
        Fraction quorumArea,
        Fraction quorumHeads,
        Map<MatterKind, Majority> majorities,
        Precedence precedence,
        int openDaysMin,
        int openDaysMax,
        int noticeDays,
        boolean parkingCounts,
        boolean storageCounts,
        boolean mergesCoOwners,
        int deliveryAttempts,
        int boxWitnesses,
        int proxyHeadsMax,
        List<Role> proxiesBarred,
        int resultDays,
        int rollObjectionDays) {
    private static final int ROLL_OBJECTION_DAYS_AT_MOST = 60;
    private static final int PROXY_HEADS_AT_MOST = 100;
    private static final Fraction THREE_QUARTERS = new Fraction(3, 4);
    private static final Fraction EVERYBODY = new Fraction(1, 1);

    public VotingRules {
        if (quorumArea.numerator() > quorumArea.denominator() || quorumHeads.numerator() > quorumHeads.denominator()) {
            throw new IllegalArgumentException("a quorum is at most the whole");
        }
        if (openDaysMin < 1 || openDaysMax < openDaysMin) {
            throw new IllegalArgumentException("openDaysMin is at least 1 and at most openDaysMax");
        }
        if (noticeDays < 0) {
            throw new IllegalArgumentException("noticeDays is not negative");
        }
        if (deliveryAttempts < 1 || deliveryAttempts > 9 || boxWitnesses < 2 || resultDays < 1) {
            throw new IllegalArgumentException(
                    "deliveryAttempts is 1 to 9, boxWitnesses at least 2, resultDays at least 1");
        }
        if (proxyHeadsMax < 0 || proxyHeadsMax > PROXY_HEADS_AT_MOST) {
            throw new IllegalArgumentException("proxyHeadsMax is 0 to " + PROXY_HEADS_AT_MOST);
        }
        if (rollObjectionDays < 0 || rollObjectionDays > ROLL_OBJECTION_DAYS_AT_MOST) {
            throw new IllegalArgumentException("rollObjectionDays is 0 to " + ROLL_OBJECTION_DAYS_AT_MOST);
        }
        if (proxiesBarred.contains(Role.OWNER)) {
            throw new IllegalArgumentException("proxiesBarred does not bar owners: they may vote for each other");
        }
        proxiesBarred = List.copyOf(proxiesBarred);
        for (var kind : MatterKind.values()) {
            if (!majorities.containsKey(kind)) {
                throw new IllegalArgumentException("majorities lacks " + kind);
            }
        }
        majorities = Map.copyOf(majorities);
        requireTheLaw(quorumArea, quorumHeads, majorities);
    }

    /** Civil Code art. 278 leaves these to nobody: a pack states them, so that pages can cite them, and may not move them. */
    private static void requireTheLaw(Fraction quorumArea, Fraction quorumHeads, Map<MatterKind, Majority> majorities) {
        var law = Map.of(
                MatterKind.ORDINARY, new Majority(new Fraction(1, 2), Majority.Bound.MORE_THAN),
                MatterKind.SPECIAL, new Majority(THREE_QUARTERS, Majority.Bound.AT_LEAST),
                MatterKind.UNANIMOUS, new Majority(EVERYBODY, Majority.Bound.AT_LEAST));
        var twoThirds = new Fraction(2, 3);
        boolean asTheLaw =
                law.entrySet().stream().allMatch(entry -> entry.getValue().equals(majorities.get(entry.getKey())));
        if (!quorumArea.equals(twoThirds) || !quorumHeads.equals(twoThirds) || !asTheLaw) {
            throw new IllegalArgumentException(
                    "Civil Code art. 278 says 2/3 and 2/3 take part, and MORE_THAN 1/2 or AT_LEAST 3/4; art. 279 all");
        }
        var lift = majorities.get(MatterKind.LIFT);
        if (lift == null
                || lift.bound() != Majority.Bound.AT_LEAST
                || !THREE_QUARTERS.isReachedBy(
                        lift.share().numerator(), lift.share().denominator())) {
            throw new IllegalArgumentException("majorities.LIFT is AT_LEAST 3/4 (Civil Code art. 278), or more");
        }
    }

    public Majority majority(MatterKind kind) {
        var majority = majorities.get(kind);
        if (majority == null) {
            throw new IllegalStateException("no majority for " + kind);
        }
        return majority;
    }

    /** Who must take part, by area; where all have to agree, that is everybody. */
    public Fraction quorumArea(MatterKind kind) {
        return kind == MatterKind.UNANIMOUS ? EVERYBODY : quorumArea;
    }

    /** Who must take part, by heads. */
    public Fraction quorumHeads(MatterKind kind) {
        return kind == MatterKind.UNANIMOUS ? EVERYBODY : quorumHeads;
    }
}
