package anju.plan;

import anju.consultation.ConsensusUse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps a consensus as it is while an item of a plan stands on it. */
@Component
class ItemsOnConsensuses implements ConsensusUse {
    private final Plans plans;

    ItemsOnConsensuses(Plans plans) {
        this.plans = plans;
    }

    @Override
    public Optional<String> standingOn(UUID consensus) {
        return plans.itemOn(consensus);
    }
}
