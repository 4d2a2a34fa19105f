//! What other tools compute from goal models, digit by digit as they compute it.
