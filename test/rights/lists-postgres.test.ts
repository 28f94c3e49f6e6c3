import { onPostgres } from '../../src/store/on-postgres.contract.ts'
import { listsContract, standing } from './lists.contract.ts'

onPostgres('lists', standing, listsContract)
