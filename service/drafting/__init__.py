"""From a brief to a draft: ground, plan, snapshot, write, check, mend."""
