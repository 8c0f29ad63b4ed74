// The random stream, the number of threads and the gradient mode are the process's: tests that set them cannot run side by side.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
