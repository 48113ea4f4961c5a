// SPDX-License-Identifier: MIT
// The epython command.
return 0;
