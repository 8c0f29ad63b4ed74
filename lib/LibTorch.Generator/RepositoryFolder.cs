namespace LibTorch.Generator;

/// <summary>Where the repository lies.</summary>
public static class RepositoryFolder
{
    /// <summary>The nearest folder above this program that holds the solution.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "Meld.Notebooks.sln"))) return folder;
        throw new DirectoryNotFoundException("The generator runs inside the repository: no Meld.Notebooks.sln was found above it.");
    }
}
