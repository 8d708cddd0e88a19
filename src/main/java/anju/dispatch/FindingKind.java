package anju.dispatch;

import anju.access.Role;
import java.util.LinkedHashSet;
import java.util.List;

/** What may not agree between the money ledger and the building ledger, and who can mend it first. A closed list. */
public enum FindingKind {
    PAID_OVER_ACCEPTED(Role.SUBDISTRICT_CLERK),
    ACCEPTED_UNPAID(Role.SUBDISTRICT_CLERK),
    EARMARK_EXPIRED(Role.SUBDISTRICT_CLERK),
    MONEY_ON_WITHDRAWN_ITEM(Role.SUBDISTRICT_CLERK),
    TRANCHE_LATE(Role.FINANCE_BUREAU),
    CONTRACT_OVER_EARMARK(Role.SUBDISTRICT_CLERK),
    /** Approved changes added more than their share; gone once the owner's side has said why. */
    CHANGES_OVER_SHARE(Role.SUBDISTRICT_CLERK),
    PHOTO_MISSING(Role.CONTRACTOR),
    MILESTONE_LATE(Role.CONTRACTOR);

    private final Role first;

    FindingKind(Role first) {
        this.first = first;
    }

    /** Who is asked, one after the other: whoever can mend it, the clerk, the leader, the bureau. */
    public List<Role> ladder() {
        return List.copyOf(new LinkedHashSet<>(
                List.of(first, Role.SUBDISTRICT_CLERK, Role.SUBDISTRICT_LEADER, Role.HOUSING_BUREAU)));
    }
}
