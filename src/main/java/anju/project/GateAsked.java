package anju.project;

import anju.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Asked of the module that reports a condition which does not hold: what exactly is lacking, and how much of it. */
public final class GateAsked {
    /** @param what as the plan calls it */
    public record Lack(String what, Money missing) {}

    private final UUID project;
    private final GateCondition condition;
    private final List<Lack> lacks = new ArrayList<>();

    public GateAsked(UUID project, GateCondition condition) {
        this.project = project;
        this.condition = condition;
    }

    public UUID project() {
        return project;
    }

    public GateCondition condition() {
        return condition;
    }

    public void lacks(String what, Money missing) {
        lacks.add(new Lack(what, missing));
    }

    public List<Lack> lacks() {
        return List.copyOf(lacks);
    }
}
