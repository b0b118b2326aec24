// What a solution uses of Node where its type declarations are not installed.
declare module "*";
declare var require: any;
declare var module: any;
declare var exports: any;
declare var process: any;
declare var console: any;
declare var Buffer: any;
declare function setTimeout(handler: (...values: any[]) => void, milliseconds?: number): any;
declare function setImmediate(handler: (...values: any[]) => void): any;
