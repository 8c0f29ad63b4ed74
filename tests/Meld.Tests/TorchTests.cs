namespace Meld.Tests;

/// <summary>Tests that compute with tensors: the random numbers, the number of threads and the count of tensors are the process's, so nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TorchTests : ICollectionFixture<OneThread>
{
    public const string Name = "torch";
}
