namespace Meld.Display.Hosts;

/// <summary>What shows values: a notebook engine, found by the names of its types so that no package is needed, or the console.</summary>
internal abstract class DisplayHost
{
    /// <summary>Whether a shown value can be replaced where it stands.</summary>
    public abstract bool CanUpdate { get; }

    /// <summary>Shows a value and returns what replaces it.</summary>
    public abstract Action<object> Show(object value);

    /// <summary>The host that this code runs in.</summary>
    public static DisplayHost Find() => Find(LoadedType, Console.Out);

    /// <summary>The first host that is there: NotebookEngine, .NET Interactive, Verso, else a writer of text.</summary>
    /// <param name="type">Finds a type by its full name.</param>
    /// <param name="console">Where text goes when there is no notebook.</param>
    public static DisplayHost Find(Func<string, Type?> type, TextWriter console) =>
        NotebookEngineHost.TryCreate(type) ?? InteractiveHost.TryCreate(type) ?? VersoHost.TryCreate(type) ?? new ConsoleHost(console);

    private static Type? LoadedType(string name) =>
        AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(name)).FirstOrDefault(type => type is not null);
}
