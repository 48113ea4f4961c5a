// SPDX-License-Identifier: MIT
// PicoRV32 as RV32IMC, and what of its inside the bench counts by: an instruction begins, and where it lies.
`timescale 1 ns / 1 ps
module top (
    input clk, resetn,
    output trap,
    output mem_valid, mem_instr,
    input mem_ready,
    output [31:0] mem_addr, mem_wdata,
    output [3:0] mem_wstrb,
    input [31:0] mem_rdata,
    output launch,
    output [31:0] pc
);
  picorv32 #(
      .COMPRESSED_ISA(1),
      .ENABLE_FAST_MUL(1),
      .ENABLE_DIV(1),
      .BARREL_SHIFTER(1),
      .PROGADDR_RESET(32'hFFFF_1000)
  ) cpu (
      .clk(clk),
      .resetn(resetn),
      .trap(trap),
      .mem_valid(mem_valid),
      .mem_instr(mem_instr),
      .mem_ready(mem_ready),
      .mem_addr(mem_addr),
      .mem_wdata(mem_wdata),
      .mem_wstrb(mem_wstrb),
      .mem_rdata(mem_rdata)
  );
  assign launch = resetn && cpu.launch_next_insn;
  assign pc = cpu.next_pc;
endmodule
