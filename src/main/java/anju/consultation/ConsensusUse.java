package anju.consultation;

import java.util.Optional;
import java.util.UUID;

/**
 * Asked before a consensus is changed or declined, of every module above that builds on consensuses: consultation does not know
 * them, and a fact may not go while a later one stands on it.
 */
public interface ConsensusUse {
    /** What stands on it, as people call it. */
    Optional<String> standingOn(UUID consensus);
}
