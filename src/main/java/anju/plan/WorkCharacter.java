package anju.plan;

/** Whether a quantity is new, repaired or only marked anew; the three are never added up (domain brief §1.5). */
public enum WorkCharacter {
    NEW,
    REPAIRED,
    RE_MARKED
}
