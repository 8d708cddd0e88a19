package anju.policy;

import anju.evidence.ActKind;

/** Acts of the policy module. */
enum PolicyAct implements ActKind {
    PACK_ADOPTED("policy.pack.adopted");

    private final String code;

    PolicyAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
