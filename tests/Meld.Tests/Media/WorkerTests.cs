namespace Meld.Tests.Media;

/// <summary>Tests that count processes and descriptors: nothing else may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WorkerTests
{
    public const string Name = "workers";
}
