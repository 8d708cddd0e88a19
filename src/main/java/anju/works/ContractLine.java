package anju.works;

import anju.money.Quantity;
import java.util.UUID;

/** A contract line as acceptance needs it. */
public record ContractLine(UUID id, String number, Quantity contracted, int warrantyMonths) {}
