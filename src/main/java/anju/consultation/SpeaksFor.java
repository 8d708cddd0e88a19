package anju.consultation;

/** For whom a member of a self-government group speaks (五福苑: party members', owners' and residents' representatives). */
public enum SpeaksFor {
    PARTY_MEMBERS,
    OWNERS,
    RESIDENTS
}
