package anju.registry;

import anju.evidence.ActKind;

/** The decisions on the registry that an outsider could hold the office to. */
public enum RegistryAct implements ActKind {
    COMPOUND_REGISTERED("registry.compound.registered"),
    COMPOUND_RENAMED("registry.compound.renamed"),
    BUILDING_ADDED("registry.building.added"),
    STAIRWELL_ADDED("registry.stairwell.added"),
    PART_ADDED("registry.part.added"),
    PART_AREA_CORRECTED("registry.area.corrected"),
    PART_USE_CHANGED("registry.use.changed"),
    OWNERSHIP_TRANSFERRED("registry.ownership.transferred"),
    MEMBER_JOINED("registry.member.joined"),
    MEMBER_LEFT("registry.member.left"),
    IMPORT_CONFIRMED("registry.import.confirmed"),
    IMPORT_UNDONE("registry.import.undone");

    private final String code;

    RegistryAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
