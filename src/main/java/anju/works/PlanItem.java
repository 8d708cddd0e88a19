package anju.works;

import anju.money.Unit;
import java.util.UUID;

/** An item of the plan as a contract line needs it. */
public record PlanItem(UUID id, String title, String catalogueCode, Unit unit) {}
