package anju.survey;

import java.util.UUID;

/**
 * Asked before a need is withdrawn, of every module above that builds on needs: the survey does not know them, and a fact may
 * not go while a later one stands on it.
 */
public interface NeedUse {
    boolean standsOn(UUID need);
}
