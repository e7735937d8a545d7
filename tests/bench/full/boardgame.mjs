// Moves per CPU second of boardgame.io: random games of its own example, tic-tac-toe, by a client
// without a server. Run by `make bench-full` in a folder of its own.
import { Client } from "boardgame.io/dist/cjs/client.js";
import { INVALID_MOVE } from "boardgame.io/dist/cjs/core.js";

const LINES = [[0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8], [0, 4, 8], [2, 4, 6]];
const game = {
  setup: () => ({ cells: Array(9).fill(null) }),
  turn: { minMoves: 1, maxMoves: 1 },
  moves: {
    clickCell: ({ G, playerID }, id) => {
      if (G.cells[id] !== null) return INVALID_MOVE;
      G.cells[id] = playerID;
    },
  },
  endIf: ({ G, ctx }) => {
    if (LINES.some((line) => line.every((at) => G.cells[at] !== null && G.cells[at] === G.cells[line[0]])))
      return { winner: ctx.currentPlayer };
    if (G.cells.every((cell) => cell !== null)) return { draw: true };
  },
};

let seed = 1;
const roll = (below) => (seed = (seed * 48271) % 2147483647) % below;

function countMoves(seconds) {
  const start = process.cpuUsage();
  const spent = () => { const used = process.cpuUsage(start); return (used.user + used.system) / 1e6; };
  let moves = 0;
  while (spent() < seconds) {
    const client = Client({ game, debug: false });
    for (let state = client.getState(); !state.ctx.gameover; state = client.getState()) {
      const free = state.G.cells.flatMap((cell, at) => (cell === null ? [at] : []));
      client.moves.clickCell(free[roll(free.length)]);
      moves += 1;
    }
  }
  return moves / spent();
}

const rates = [countMoves(1), countMoves(1), countMoves(1)].sort((a, b) => a - b);
console.log(`boardgame.io, tic-tac-toe: ${rates[1].toFixed(0)} moves per CPU second`);
