package anju.fund;

import anju.plan.Decision;
import java.util.UUID;

/** An item of the plan as an allocation needs it. */
record Item(
        UUID id,
        UUID projectId,
        int number,
        String itemClass,
        String catalogueCode,
        Decision decision,
        boolean withdrawn) {}
