// x
export declare function playLive(...a: any[]): Promise<any>;
