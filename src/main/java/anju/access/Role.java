package anju.access;

/** What a person is within a scope of places (domain brief §12.1; those the thread needs now). */
public enum Role {
    OWNER,
    BUILDING_HEAD,
    GRID_WORKER,
    COMMUNITY_WORKER,
    COMMITTEE_MEMBER,
    TELLER,
    SUBDISTRICT_CLERK,
    SUBDISTRICT_LEADER,
    HOUSING_BUREAU,
    FINANCE_BUREAU,
    /** One of the departments a sub-district may whistle for. */
    DEPARTMENT,
    CONTRACTOR,
    SUPERVISOR,
    PROPERTY_FIRM,
    AUDITOR,
    ADMINISTRATOR;

    /** True for those who work at a desk: they see the staff shell and sign in by name and password. */
    public boolean isStaff() {
        return this != OWNER;
    }
}
