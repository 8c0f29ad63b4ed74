using NotebookEngine.Hosting;

if (args is ["session", var address, var marker, var limit])
    return await SessionHost.RunAsync(address, Convert.FromHexString(marker), int.Parse(limit, null)).ConfigureAwait(false);

await Console.Error.WriteLineAsync("NotebookEngine is a library; run notebooks with `./meld notebook run`.").ConfigureAwait(false);
return 2;
