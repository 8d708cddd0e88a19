package anju.notice;

import java.util.UUID;

/** Asked before a notice is withdrawn, of every module above that builds on notices: a fact may not go while a later one stands on it. */
public interface NoticeUse {
    boolean standsOn(UUID notice);
}
