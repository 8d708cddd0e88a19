package anju.access;

import static anju.access.Role.*;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which roles one person may not hold together (domain brief §12.1). */
final class RoleConflicts {
    /** Where two roles exclude each other: anywhere in the city, or only where one place lies within the other. */
    enum Reach {
        ANYWHERE,
        SAME_PLACE
    }

    record Rule(Set<Role> one, Set<Role> other, Reach reach) {
        boolean forbids(Grant held, Grant wanted) {
            boolean pair = (one.contains(held.role()) && other.contains(wanted.role()))
                    || (one.contains(wanted.role()) && other.contains(held.role()));
            return pair && (reach == Reach.ANYWHERE || overlap(held, wanted));
        }

        private static boolean overlap(Grant a, Grant b) {
            return a.covers(b.placePath()) || b.covers(a.placePath());
        }
    }

    static final List<Rule> RULES = List.of(
            // 物业管理条例第8条, 民法典第278条: those who are paid to serve do not sit among, or count for, those who decide.
            new Rule(
                    EnumSet.of(PROPERTY_FIRM),
                    EnumSet.of(COMMITTEE_MEMBER, TELLER, BUILDING_HEAD, COMMUNITY_WORKER),
                    Reach.SAME_PLACE),
            // 建设工程质量管理条例第35条: who supervises has no tie to who builds; nor has who signs for the office.
            new Rule(EnumSet.of(CONTRACTOR), EnumSet.of(SUPERVISOR), Reach.ANYWHERE),
            new Rule(
                    EnumSet.of(CONTRACTOR, SUPERVISOR),
                    EnumSet.of(SUBDISTRICT_CLERK, SUBDISTRICT_LEADER, HOUSING_BUREAU, FINANCE_BUREAU, DEPARTMENT),
                    Reach.ANYWHERE),
            new Rule(EnumSet.of(CONTRACTOR), EnumSet.of(COMMITTEE_MEMBER, TELLER), Reach.SAME_PLACE),
            // 会计法第25条 on incompatible duties: who asks for money does not release it.
            new Rule(EnumSet.of(SUBDISTRICT_CLERK, SUBDISTRICT_LEADER), EnumSet.of(FINANCE_BUREAU), Reach.ANYWHERE),
            new Rule(EnumSet.of(SUBDISTRICT_CLERK), EnumSet.of(SUBDISTRICT_LEADER), Reach.ANYWHERE),
            // 审计法第14条: an auditor takes no part in what is audited. Owning one's home is no office.
            new Rule(EnumSet.of(AUDITOR), EnumSet.complementOf(EnumSet.of(AUDITOR, OWNER)), Reach.ANYWHERE),
            // Who hands out roles does not use them.
            new Rule(
                    EnumSet.of(ADMINISTRATOR),
                    EnumSet.of(TELLER, FINANCE_BUREAU, SUBDISTRICT_LEADER, CONTRACTOR, SUPERVISOR, PROPERTY_FIRM),
                    Reach.ANYWHERE));

    private RoleConflicts() {}

    /** The role held that excludes the one wanted. */
    static Optional<Grant> with(Collection<Grant> held, Grant wanted) {
        return held.stream()
                .filter(grant -> RULES.stream().anyMatch(rule -> rule.forbids(grant, wanted)))
                .findFirst();
    }
}
