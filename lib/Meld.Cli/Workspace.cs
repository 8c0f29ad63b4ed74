namespace Meld.Cli;

/// <summary>The checkout that this program was built in.</summary>
internal static class Workspace
{
    /// <summary>The folder with <c>Meld.Notebooks.sln</c>.</summary>
    /// <exception cref="UsageException">The program lies outside a checkout.</exception>
    public static string Root => Find(AppContext.BaseDirectory);

    /// <summary>The stages.</summary>
    public static string Notebooks => Path.Combine(Root, "notebooks");

    /// <summary>The sample corpus.</summary>
    public static string Sample => Path.Combine(Notebooks, "sample");

    /// <summary>The experiment files.</summary>
    public static string Experiments => Path.Combine(Root, "experiments");

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Meld.Notebooks.sln"))) return folder.FullName;
        }
        throw new UsageException($"{start} is not inside a checkout of Meld.Notebooks.");
    }
}
