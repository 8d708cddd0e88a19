package anju.plan;

import anju.survey.NeedUse;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the survey whether an item still stands on a need. */
@Component
class ItemsOnNeeds implements NeedUse {
    private final Plans plans;

    ItemsOnNeeds(Plans plans) {
        this.plans = plans;
    }

    @Override
    public boolean standsOn(UUID need) {
        return plans.standsOn(need);
    }
}
