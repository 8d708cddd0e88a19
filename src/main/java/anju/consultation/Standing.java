package anju.consultation;

/** As what somebody joins the volunteers (两代表一委员、居民代表、党员). */
public enum Standing {
    /** 党代表. */
    PARTY_DEPUTY,
    /** 人大代表. */
    PEOPLES_DEPUTY,
    /** 政协委员. */
    CONSULTATIVE_MEMBER,
    RESIDENT,
    PARTY_MEMBER
}
