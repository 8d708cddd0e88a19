package anju.registry;

/** What an organisation does in the programme. */
public enum OrganisationKind {
    DEVELOPER,
    CONTRACTOR,
    SUPERVISOR,
    PROPERTY_FIRM,
    PIPELINE_OPERATOR,
    OFFICE,
    ENTERPRISE,
    PROPERTY_RIGHT_UNIT
}
