using NotebookEngine.Hosting;

if (args is ["session", var address, var marker, var limit])
{
    SessionHost.Run(address, Convert.FromHexString(marker), int.Parse(limit, null));
    return 0;
}

Console.Error.WriteLine("NotebookEngine is a library; run notebooks with `./meld notebook run`.");
return 2;
